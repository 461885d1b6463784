import { Command } from 'commander';
import { expect, it } from 'vitest';
import { auditCommands } from './audit.ts';
import { deployCommands } from './deploy.ts';
import { keyCommands } from './keys.ts';
import { readCommands } from './reads.ts';
import { runCommands } from './runs.ts';
import { signInCommands } from './sign-in.ts';
import { tokenCommands } from './tokens.ts';

const GLOBAL = ['json', 'as', 'portal'];

it('no command has an option that every command has: it would be taken for the other', () => {
  const portal = new Command('portal');
  for (const register of [
    deployCommands,
    runCommands,
    keyCommands,
    readCommands,
    auditCommands,
    signInCommands,
    tokenCommands,
  ])
    register(portal);
  const all = (command: Command): Command[] => [command, ...command.commands.flatMap(all)];
  const commands = all(portal);
  expect(commands.length).toBeGreaterThan(20);
  for (const command of commands)
    for (const option of command.options)
      expect(GLOBAL, command.name()).not.toContain(option.attributeName());
});
