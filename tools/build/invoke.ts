import { randomUUID } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { artifacts } from './artifacts.ts';
import { buildArtifact } from './build.ts';

// Runs a function's bundle once on this machine. Its environment variables and AWS credentials are the caller's.
const root = path.resolve(import.meta.dirname, '../..');
const functions = artifacts.filter(({ kind }) => kind === 'function');
const artifact = functions.find(({ name }) => name === process.argv[2]);
if (!artifact) {
  console.error(
    `usage: node tools/build/invoke.ts <${functions.map(({ name }) => name).join('|')}> [event.json]`,
  );
  process.exit(2);
}

// Inside the repository, so that what a layer provides is found in node_modules; .yagura is not in git.
const folder = path.join(root, '.yagura', 'invoke', artifact.name);
await buildArtifact(artifact, root, { outDir: folder });
await writeFile(path.join(folder, 'package.json'), '{"type":"commonjs"}\n');

const eventFile = process.argv[3] ?? path.join(root, 'functions', artifact.name, 'event.json');
const event: unknown = JSON.parse(await readFile(eventFile, 'utf8'));
const deadline = Date.now() + 60_000;
const context = {
  awsRequestId: randomUUID(),
  functionName: artifact.name,
  functionVersion: '$LATEST',
  invokedFunctionArn: `arn:aws:lambda:local:000000000000:function:${artifact.name}`,
  memoryLimitInMB: '256',
  getRemainingTimeInMillis: () => deadline - Date.now(),
};
const { handler } = createRequire(import.meta.url)(path.join(folder, 'index.js'));
console.log(JSON.stringify((await handler(event, context)) ?? null, null, 2));
