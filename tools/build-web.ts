import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildWeb } from './demo/web-build.ts';
import { repoRoot } from './toolchain.ts';

// `npm run build`: the portal that `npm run web` serves, unless the last build was of the same sources.
const logFile = join(repoRoot, '.yagura/logs/build.log');
mkdirSync(dirname(logFile), { recursive: true });
const path = `${dirname(process.execPath)}:/usr/local/bin:/usr/bin:/bin`;
const anew = await buildWeb(repoRoot, process.execPath, path, logFile);
console.log(anew ? 'built' : 'built already: the sources have not changed');
