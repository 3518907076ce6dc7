const TLS =
  /^(ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH|EPROTO)/;

/** Whether a code of Node's says that a certificate, or the encryption itself, does not hold. */
export const isTlsCode = (code: string): boolean => TLS.test(code);
