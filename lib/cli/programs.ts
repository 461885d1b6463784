import { spawnSync } from 'node:child_process';
import type { Diagnosis } from './doctor.ts';

const WANTED = [
  { what: 'git', args: ['--version'], remedy: 'install git: https://git-scm.com/downloads' },
  {
    what: 'terraform',
    args: ['version'],
    remedy: 'install Terraform 1.11 or newer: https://developer.hashicorp.com/terraform/install',
  },
  {
    what: 'python3',
    args: ['--version'],
    remedy: 'install Python 3.11 or newer; only the embedded cloud and the tests need it',
  },
] as const;

/** The programs that Yagura starts, as this machine's PATH has them. */
export function programs(nodeVersion: string): readonly Diagnosis[] {
  const node: Diagnosis = {
    what: 'node',
    ok: Number(/^v(\d+)/.exec(nodeVersion)?.[1]) >= 24,
    found: nodeVersion,
    remedy: 'run through npm, which takes the Node of this clone: npm run portal -- doctor',
  };
  return [node, ...WANTED.map(({ what, args, remedy }) => diagnosisOf(what, args, remedy))];
}

function diagnosisOf(what: string, args: readonly string[], remedy: string): Diagnosis {
  const answer = spawnSync(what, [...args], {
    encoding: 'utf8',
    timeout: 20_000,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const found = answer.stdout?.split('\n')[0]?.trim();
  return answer.status === 0 && found
    ? { what, ok: true, found }
    : { what, ok: false, found: 'not found', remedy };
}
