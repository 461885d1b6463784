import { foundName, foundWhere, type Proposals, type ProposedEnvironment } from './proposal.ts';

/** ARN of the read role of an account. */
export type ReadRole = (account: string) => string;

/**
 * What to write below `systems:` in `portal.yaml`, version 2, so that everything proposed is watched. What is not placed
 * is named in comments: nothing that was seen is missing without a word.
 */
export function watchYaml(proposals: Proposals, role: ReadRole): string {
  const lines = ['systems:'];
  for (const { name, environments } of proposals.systems) {
    lines.push(`  ${name}:`, `    title: ${name}`, '    environments:');
    for (const each of environments) lines.push(...environmentLines(each, role));
  }
  for (const { found, system } of proposals.questions)
    lines.push(`  # ${comment(foundName(found))}: of ${system}? It names no environment, and is left out.`);
  return `${lines.join('\n')}\n`;
}

function environmentLines(environment: ProposedEnvironment, role: ReadRole): readonly string[] {
  const { name, account, region, production, parts } = environment;
  const here = parts.filter(({ found }) => {
    const where = foundWhere(found);
    return where.account === account && where.region === region;
  });
  const stacks = here.flatMap(({ found }) => (found.kind === 'stack' ? [found.stack.name] : []));
  const others = parts.filter((part) => part.found.kind === 'state' || !here.includes(part));
  return [
    `      ${name}:`,
    `        account: ${JSON.stringify(account)}`,
    `        region: ${region}`,
    ...(production ? ['        production: true'] : []),
    '        roles:',
    `          read: ${role(account)}`,
    ...(stacks.length > 0 ? ['        watch:', '          stacks:'] : []),
    ...stacks.map((each) => `            - ${each}`),
    ...others.map(({ found }) => {
      const where = foundWhere(found);
      const why = found.kind === 'state' ? 'a Terraform state' : `in ${where.account} ${where.region}`;
      return `        # ${comment(foundName(found))}: ${why}, not watched yet.`;
    }),
  ];
}

/** A name in a comment ends no line. */
const comment = (text: string): string => text.replaceAll(/[\r\n\u0085\u2028\u2029]/g, ' ');
