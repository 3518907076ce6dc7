const MAX_LENGTH = 2_000;

/**
 * The address to hand to the system, or null. Only the web and mail: any other scheme could start a program. Names and passwords in an address
 * exist today to make `https://bank.example@evil.example` look right.
 */
export function openableLink(address: string): string | null {
  if (address.length > MAX_LENGTH || /[\p{Cc}\s]/u.test(address) || !URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.protocol === 'mailto:') return url.pathname.includes('@') ? url.href : null;
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  return url.username === '' && url.password === '' ? url.href : null;
}
