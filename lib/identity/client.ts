/** Set by the front door of web alone, over whatever a request says there. */
export const CLIENT_HEADER = 'x-yagura-client';

const KEY = Symbol.for('yagura.front-door');
type Holder = { [KEY]?: true };

/** Called by whoever sets the header; Next gives handlers another instance of this module, so it hangs on `globalThis`. */
export function markFrontDoor(): void {
  (globalThis as Holder)[KEY] = true;
}

/**
 * The address a request comes from. Without the front door (`next dev`) nobody knows it and everybody is one, since anyone may
 * send a header.
 */
export function clientOf(headers: Headers): string {
  return ((globalThis as Holder)[KEY] && headers.get(CLIENT_HEADER)) || 'unknown';
}
