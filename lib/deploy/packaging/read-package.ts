import { z } from 'zod';
import type { PackageManifest } from '#lib/cloudformation/package-manifest.ts';
import { StepFailed } from '../step-failed.ts';

const index = z.number().int().min(0);
const manifest = z.object({
  templates: z
    .array(
      z.object({
        template: z.record(z.string(), z.unknown()),
        places: z.array(
          z.object({ logicalId: z.string(), kind: z.enum(['code', 'file', 'template']), index }),
        ),
      }),
    )
    .min(1)
    .max(100),
  artifacts: z
    .array(z.object({ name: z.string(), kind: z.enum(['code', 'file']), offset: index, length: index }))
    .max(500),
});

/** A build's package, as far as its own sums agree: it comes out of a step that ran what a repository brought. */
export type ReadPackage = PackageManifest & { readonly bytesOf: (artifact: number) => Buffer };

/** @throws StepFailed where manifest and bytes do not fit */
export function readPackage(text: Buffer, bytes: Buffer): ReadPackage {
  const read = manifest.safeParse(parsed(text));
  if (!read.success) throw malformed(z.prettifyError(read.error));
  const { templates, artifacts } = read.data;
  for (const { name, offset, length } of artifacts)
    if (offset + length > bytes.length) throw malformed(`${name} lies beyond its bytes`);
  templates.forEach(({ places }, at) => {
    for (const { kind, index: place, logicalId } of places) {
      // A nested template stands behind the one that names it: there is no circle.
      const fits = kind === 'template' ? place > at && place < templates.length : place < artifacts.length;
      if (!fits) throw malformed(`${logicalId} names nothing that was built`);
    }
  });
  const bytesOf = (at: number) => {
    const { offset = 0, length = 0 } = artifacts[at] ?? {};
    return bytes.subarray(offset, offset + length);
  };
  return { templates, artifacts, bytesOf };
}

function parsed(text: Buffer): unknown {
  try {
    return JSON.parse(text.toString('utf8'));
  } catch {
    return undefined;
  }
}

const malformed = (what: string) => new StepFailed('build', 'build.failed', `the build’s package: ${what}`);
