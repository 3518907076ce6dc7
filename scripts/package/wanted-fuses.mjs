/**
 * What electron-builder.yml asks for, looked up again in the finished binary.
 * @type {Partial<Record<import('../electron/fuses.mjs').FuseName, boolean>>}
 */
export const wantedFuses = {
  runAsNode: false,
  cookieEncryption: false,
  nodeOptions: false,
  nodeCliInspect: false,
  embeddedAsarIntegrity: true,
  onlyLoadAppFromAsar: true,
  browserV8Snapshot: false,
  grantFileProtocolExtraPrivileges: false,
};
