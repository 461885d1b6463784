import { constants } from 'node:fs';
import { open } from 'node:fs/promises';

/**
 * A file in a folder that steps write to: no link is followed, no pipe waited for, no more read than is expected there.
 * @param limit bytes
 * @returns undefined when there is none
 * @throws Error when it is no plain file, or longer
 */
export async function writtenByStep(path: string, limit: number): Promise<string | undefined> {
  const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = constants;
  const file = await open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK).catch((error) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (!file) return undefined;
  try {
    const stat = await file.stat();
    if (!stat.isFile() || stat.size > limit) throw new Error(`no plain file of at most ${limit} bytes`);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(stat.size), 0, stat.size, 0);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await file.close();
  }
}
