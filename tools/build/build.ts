import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Artifact } from './artifacts.ts';
import { bundle } from './bundle.ts';
import { layerFiles } from './layer.ts';
import { type Files, type Zip, zip } from './zip.ts';

/** Where a package goes: a zip file, or a folder of plain files (what `sam build` wants). Neither: only bytes. */
export type Destination = { outFile?: string; outDir?: string };

/** Builds one function: a bundle whose handler is `index.handler`. `entry` is relative to the clone at `root`. */
export async function buildFunction(
  options: { root: string; entry: string; external?: readonly string[] } & Destination,
): Promise<Zip> {
  const code = await bundle(options.root, options.entry, options.external ?? []);
  return deliver(new Map([['index.js', code]]), options);
}

/** Builds a layer from the named npm packages of our own installation. */
export async function buildLayer(options: { packages: readonly string[] } & Destination): Promise<Zip> {
  return deliver(await layerFiles(options.packages), options);
}

/** Builds one artifact of the catalogue from the clone at `root`. */
export async function buildArtifact(artifact: Artifact, root: string, to: Destination = {}): Promise<Zip> {
  if (artifact.kind === 'layer') return buildLayer({ packages: artifact.packages, ...to });
  return buildFunction({ root, entry: artifact.entry, external: artifact.external, ...to });
}

async function deliver(files: Files, { outFile, outDir }: Destination): Promise<Zip> {
  const packed = zip(files);
  if (outFile) await write(outFile, packed.bytes);
  if (outDir) for (const [name, bytes] of files) await write(path.join(outDir, name), bytes);
  return packed;
}

async function write(file: string, bytes: Uint8Array): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, bytes);
}
