import { deployLines } from './deploy-yaml.ts';
import { foundName, foundWhere, type Proposals, type ProposedEnvironment } from './proposal.ts';

/** ARN of the read role of an account, and what its trust policy asks for. */
export type ReadRole = (account: string) => { readonly role: string; readonly externalId?: string };

/** Whether the portal only looks, or is asked for deploys too. */
export type Use = 'watch' | 'deploy';

/**
 * What to write below `systems:` in `portal.yaml`, version 2, so that everything proposed is watched, or deployed too. What is not placed
 * is named in comments: nothing that was seen is missing without a word.
 */
export function watchYaml(proposals: Proposals, role: ReadRole, use: Use = 'watch'): string {
  const lines = ['systems:'];
  for (const { name, environments } of proposals.systems) {
    lines.push(`  ${name}:`, `    title: ${name}`, '    environments:');
    for (const each of environments) lines.push(...environmentLines(name, each, role, use));
  }
  for (const { found, system } of proposals.questions)
    lines.push(`  # ${comment(foundName(found))}: of ${system}? It names no environment, and is left out.`);
  return `${lines.join('\n')}\n`;
}

function environmentLines(
  system: string,
  environment: ProposedEnvironment,
  role: ReadRole,
  use: Use,
): readonly string[] {
  const { name, account, region, production, parts } = environment;
  const here = parts.filter(({ found }) => {
    const where = foundWhere(found);
    return where.account === account && where.region === region;
  });
  const named = here.map(({ found }) => found);
  const stacks = named.flatMap((found) => (found.kind === 'stack' ? [found.stack.name] : []));
  const states = named.flatMap((found) => (found.kind === 'state' ? [foundName(found)] : []));
  const others = parts.filter((part) => !here.includes(part));
  const { role: arn, externalId } = role(account);
  return [
    `      ${name}:`,
    `        account: ${JSON.stringify(account)}`,
    `        region: ${region}`,
    ...(production ? ['        production: true'] : []),
    '        roles:',
    `          read: ${arn}`,
    ...(externalId === undefined ? [] : [`          externalId: ${JSON.stringify(externalId)}`]),
    ...(use === 'deploy' ? deployLines(system, environment, here) : []),
    ...(use === 'watch' && named.length > 0 ? ['        watch:'] : []),
    ...(use === 'watch' ? [...listed('stacks', stacks), ...listed('states', states.map(quoted))] : []),
    ...others.map(({ found }) => {
      const { account: there, region: nearby } = foundWhere(found);
      return `        # ${comment(foundName(found))}: in ${there} ${nearby}, not watched yet.`;
    }),
  ];
}

const listed = (key: string, names: readonly string[]): readonly string[] =>
  names.length > 0 ? [`          ${key}:`, ...names.map((each) => `            - ${each}`)] : [];

/** Keys of objects hold what they like. */
const quoted = (text: string): string => (/^[\w./:-]+$/.test(text) ? text : JSON.stringify(text));

/** A name in a comment ends no line. */
const comment = (text: string): string => text.replaceAll(/[\r\n\u0085\u2028\u2029]/g, ' ');
