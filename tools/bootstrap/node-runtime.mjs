import { copyFileSync, mkdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The package that holds Node's program for this machine, as the package `node` names it. */
export function nodeProgram(platform = process.platform, arch = process.arch) {
  const prefix = platform === 'darwin' && arch === 'arm64' ? 'node-bin' : 'node';
  return `${prefix}-${platform}-${arch}`;
}

/**
 * Installs Node's program by itself into `folder`, so that it takes its time beside the other packages.
 * @param npm runs npm with these arguments in a folder; rejects with the tool's own words
 * @returns puts the program into a finished `node_modules`, where package `node` would have it
 */
export async function nodeRuntime(folder, version, npmrc, npm) {
  const name = nodeProgram();
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  copyFileSync(npmrc, join(folder, '.npmrc'));
  await npm(folder, ['install', '--no-save', '--no-package-lock', `${name}@${version}`]);
  return (modules) => {
    renameSync(join(folder, 'node_modules', name), join(modules, name));
    mkdirSync(join(modules, '.bin'), { recursive: true });
    symlinkSync(join('..', name, 'bin/node'), join(modules, '.bin/node'));
  };
}
