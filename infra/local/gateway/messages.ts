import type { RootCredentials } from '../root.ts';
import type { Report } from './observe/reports.ts';

/** What a gateway is made from; 0 for a port takes a free one. */
export interface GatewaySettings {
  readonly socketPath: string;
  readonly stateDir: string;
  readonly root: RootCredentials;
  readonly region: string;
  readonly account: string;
  readonly port: number;
  readonly controlPort: number;
  readonly controlToken: string;
}

/** From the supervisor to the gateway; the first is `begin`. */
export type Order =
  | ({ kind: 'begin' } & GatewaySettings)
  | { kind: 'report'; report: Report }
  /** MiniStack answers: ask it for alarms and queue depths from now on. */
  | { kind: 'watch' }
  /** Ask MiniStack nothing more, and wait until no function runs. */
  | { kind: 'settle' };

/** From the gateway to its supervisor. */
export type Word =
  | { kind: 'listening'; port: number; controlPort: number }
  | { kind: 'failed'; message: string }
  | { kind: 'settled' }
  | { kind: 'log'; line: string };
