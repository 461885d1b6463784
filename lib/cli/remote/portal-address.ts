/**
 * The address of a portal, without a path. A token goes there with every question, so it goes by https, or stays on this
 * machine. @throws Error naming the address
 */
export function portalAddress(text: string): string {
  const given = text.includes('://') ? text : `https://${text}`;
  if (!URL.canParse(given))
    throw new Error(`${text} is no address of a portal: write https://portal.example.org`);
  const { protocol, hostname, origin } = new URL(given);
  const here = /^(localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])$/.test(hostname);
  if (protocol === 'https:' || (protocol === 'http:' && here)) return origin;
  throw new Error(`${text}: a token goes over https only (http is for this machine alone)`);
}
