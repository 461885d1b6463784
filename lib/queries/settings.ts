import type { ConfigProblem } from '#lib/config/parse.ts';
import { PORTAL } from '#lib/domain/access/action.ts';
import { allHeartbeats, type Heartbeat } from '#lib/store/heartbeats.ts';
import { defineQuery } from './define.ts';
import { visibleEnvironments } from './visible.ts';

export type SettingsPage = {
  readonly file: string;
  readonly version: string;
  readonly problems: readonly ConfigProblem[];
  readonly environments: readonly {
    readonly key: string;
    readonly account: string;
    readonly region: string;
    readonly production: boolean;
    readonly approvals: { readonly infrastructure: number; readonly application?: number };
    readonly budgetUsd?: number;
  }[];
  readonly access: readonly { readonly group: string; readonly role: string; readonly on: string }[];
  readonly processes: readonly Heartbeat[];
};

/** portal.yaml as this process read it, what is wrong with it, and which processes are alive. */
export const settings = defineQuery({
  name: 'settings',
  action: 'settings:read',
  on: () => PORTAL,
  async run(services, caller, _: Record<never, never>): Promise<SettingsPage> {
    const { config, db } = services;
    const { file, version } = config.current();
    return {
      file: config.file.split('/').at(-1) ?? config.file,
      version,
      problems: config.problems(),
      environments: visibleEnvironments(services, caller, 'settings:read').map((each) => ({
        key: each.key,
        account: each.account,
        region: each.region,
        production: each.production,
        approvals: {
          infrastructure: each.settings.infrastructure.approvals,
          ...(each.settings.application ? { application: each.settings.application.approvals } : {}),
        },
        ...(each.settings.budgetUsd === undefined ? {} : { budgetUsd: each.settings.budgetUsd }),
      })),
      access: file.access,
      processes: await allHeartbeats(db),
    };
  },
});
