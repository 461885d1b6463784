import type { Command } from 'commander';
import { auditCommands } from './audit.ts';
import { ciCommands } from './ci.ts';
import { configCommands } from './config.ts';
import { deployCommands } from './deploy.ts';
import { discoverCommands } from './discover.ts';
import { eventCommands } from './events.ts';
import { keyCommands } from './keys.ts';
import { lineCommands } from './line.ts';
import { priceCommands } from './prices.ts';
import { readCommands } from './reads.ts';
import { releaseCommands } from './releases.ts';
import { runCommands } from './runs.ts';
import { signInCommands } from './sign-in.ts';
import { snapshotCommands } from './snapshots.ts';
import { tokenCommands } from './tokens.ts';

/** Every group of commands, in the order of the help text. */
export const COMMAND_GROUPS: readonly ((portal: Command) => void)[] = [
  deployCommands,
  releaseCommands,
  runCommands,
  lineCommands,
  keyCommands,
  readCommands,
  discoverCommands,
  eventCommands,
  snapshotCommands,
  configCommands,
  priceCommands,
  ciCommands,
  auditCommands,
  signInCommands,
  tokenCommands,
];
