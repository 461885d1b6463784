import fc from 'fast-check';
import { expect, it } from 'vitest';
import { BODY_LIMIT, type Frame, frame, frameReader } from './frames.ts';

const cut = (bytes: Buffer, sizes: readonly number[]): Buffer[] => {
  const chunks: Buffer[] = [];
  for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1;
    chunks.push(bytes.subarray(at, at + size));
    at += size;
  }
  return chunks;
};

it('frames arrive whole and in order, however the bytes are cut', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.string(), fc.uint8Array({ maxLength: 300 })), { maxLength: 8 }),
      fc.array(fc.integer({ min: 1, max: 64 }), { minLength: 1 }),
      (sent, sizes) => {
        const got: Frame<{ type: string }>[] = [];
        const read = frameReader<{ type: string }>((each) => got.push(each));
        const bytes = Buffer.concat(sent.map(([type, body]) => frame({ type }, body)));
        for (const chunk of cut(bytes, sizes)) read(chunk);
        expect(got.map(({ head, body }) => [head.type, [...body]])).toEqual(
          sent.map(([type, body]) => [type, [...body]]),
        );
      },
    ),
  );
});

it('a frame that says it is larger than allowed is refused before it is gathered', () => {
  const prefix = Buffer.alloc(8);
  prefix.writeUInt32BE(2, 0);
  prefix.writeUInt32BE(BODY_LIMIT + 1, 4);
  expect(() => frameReader(() => undefined)(prefix)).toThrow(/larger than allowed/);
});

it('a head that is no object is refused', () => {
  const prefix = Buffer.alloc(8);
  prefix.writeUInt32BE(4, 0);
  expect(() => frameReader(() => undefined)(Buffer.concat([prefix, Buffer.from('null')]))).toThrow(/no head/);
});
