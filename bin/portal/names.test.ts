import { Command } from 'commander';
import { expect, it } from 'vitest';
import { COMMAND_GROUPS } from './groups.ts';

const GLOBAL = ['json', 'as', 'portal'];

it('no command has an option that every command has: it would be taken for the other', () => {
  const portal = new Command('portal');
  for (const register of COMMAND_GROUPS) register(portal);
  const all = (command: Command): Command[] => [command, ...command.commands.flatMap(all)];
  const commands = all(portal);
  expect(commands.length).toBeGreaterThan(20);
  for (const command of commands)
    for (const option of command.options)
      expect(GLOBAL, command.name()).not.toContain(option.attributeName());
});
