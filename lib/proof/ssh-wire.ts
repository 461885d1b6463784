/** SSH's `string`: four bytes of length, then the bytes. @see https://www.rfc-editor.org/rfc/rfc4251#section-5 */
export function wireString(value: string | Buffer): Buffer {
  const bytes = Buffer.from(value);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

/** Reads `string`s one after the other. @throws RangeError when there is less than a length says */
export function readWire(blob: Buffer): { readonly bytes: () => Buffer } {
  let at = 0;
  return {
    bytes() {
      const length = blob.readUInt32BE(at);
      const end = at + 4 + length;
      if (end > blob.length) throw new RangeError('cut short');
      const found = blob.subarray(at + 4, end);
      at = end;
      return found;
    },
  };
}
