import { inflateRawSync } from 'node:zlib';

/** One file of an archive; contents are only given where they are text of a size that is read. */
type ZipFile = {
  readonly path: string;
  readonly crc: number;
  readonly size: number;
  readonly text?: string;
};

/** More files, or larger ones, are compared by their checksums alone. Bytes. */
const MOST_FILES = 5_000;
const LARGEST_TEXT = 4_194_304;

const END = 0x06054b50;
const ENTRY = 0x02014b50;
/** Of the end record, without its comment; and the longest comment. */
const END_LENGTH = 22;
const LONGEST_COMMENT = 65_535;
const DEFLATED = 8;

/**
 * Files of a zip by its central directory. What is no zip, or is cut off, has none: nothing is thrown for what a build made.
 * @see https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT 4.3
 */
export function zipFiles(bytes: Uint8Array): readonly ZipFile[] {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(zip);
  if (end === undefined) return [];
  const files: ZipFile[] = [];
  const count = Math.min(zip.readUInt16LE(end + 10), MOST_FILES);
  let at = zip.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > zip.length || zip.readUInt32LE(at) !== ENTRY) break;
    const lengths = [28, 30, 32].map((each) => zip.readUInt16LE(at + each));
    const [name = 0, extra = 0, comment = 0] = lengths;
    const path = zip.toString('utf8', at + 46, at + 46 + name);
    const size = zip.readUInt32LE(at + 24);
    if (!path.endsWith('/')) {
      const text = size <= LARGEST_TEXT ? textOf(zip, at, size) : undefined;
      files.push({ path, crc: zip.readUInt32LE(at + 16), size, ...(text === undefined ? {} : { text }) });
    }
    at += 46 + name + extra + comment;
  }
  return files;
}

function endOf(zip: Buffer): number | undefined {
  const first = Math.max(0, zip.length - END_LENGTH - LONGEST_COMMENT);
  for (let at = zip.length - END_LENGTH; at >= first; at -= 1) if (zip.readUInt32LE(at) === END) return at;
  return undefined;
}

/** Undefined where it is no text, or cannot be unpacked to what the directory says. */
function textOf(zip: Buffer, entry: number, size: number): string | undefined {
  const method = zip.readUInt16LE(entry + 10);
  const packed = zip.readUInt32LE(entry + 20);
  const header = zip.readUInt32LE(entry + 42);
  if (header + 30 > zip.length) return undefined;
  const start = header + 30 + zip.readUInt16LE(header + 26) + zip.readUInt16LE(header + 28);
  const data = zip.subarray(start, start + packed);
  try {
    const whole =
      method === DEFLATED
        ? inflateRawSync(data, { maxOutputLength: Math.max(size, 1) })
        : method === 0
          ? data
          : undefined;
    return whole === undefined || whole.length !== size || whole.includes(0)
      ? undefined
      : whole.toString('utf8');
  } catch {
    return undefined;
  }
}
