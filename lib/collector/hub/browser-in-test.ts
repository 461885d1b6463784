import type { AwsClients } from '#lib/aws/clients.ts';
import type { TailEvent } from '#lib/domain/logs/line.ts';
import { parseCursor } from '#lib/domain/logs/tail-cursor.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Hubs } from './hubs.ts';
import { type Viewer, viewer } from './viewer.ts';

export type Got = { readonly event: TailEvent; readonly at: Instant };

/** A browser as far as a tail knows it: keeps the last id, comes back with it, reads at its own speed. */
export type ModelBrowser = {
  readonly got: readonly Got[];
  readonly lastId: () => string;
  readonly isConnected: () => boolean;
  readonly connect: (hubs: Hubs) => void;
  /** What was on its way is lost. */
  readonly cut: () => void;
  readonly slow: (isSlow: boolean) => void;
};

const AWS = {
  target: { account: '000000000000', region: 'ap-northeast-1' },
  budget: { rate: () => 1 },
} as unknown as AwsClients;

export function modelBrowser(groups: readonly string[], clock: () => Instant): ModelBrowser {
  const got: Got[] = [];
  let lastId = '';
  let isSlow = false;
  let open: { readonly viewer: Viewer; readonly letGo: () => void; onWay: string } | undefined;

  function receive(text: string): void {
    for (const block of text.split('\n\n')) {
      const id = /^id: (.*)$/m.exec(block)?.[1];
      const data = /^data: (.*)$/m.exec(block)?.[1];
      if (id !== undefined) lastId = id;
      if (data !== undefined) got.push({ event: JSON.parse(data) as TailEvent, at: clock() });
    }
  }

  return {
    got,
    lastId: () => lastId,
    isConnected: () => open !== undefined,
    connect(hubs) {
      const cursor = lastId === '' ? new Map() : parseCursor(lastId);
      if (!cursor) throw new Error(`no cursor: ${lastId}`);
      const held = groups.map((group) => hubs.follow(AWS, group));
      const connection: { onWay: string } = { onWay: '' };
      const sink = {
        write(text: string) {
          if (!isSlow) receive(text);
          else connection.onWay += text;
          return !isSlow;
        },
      };
      const made = viewer(
        sink,
        held.map(({ hub }) => ({ hub, from: cursor.get(hub.mark) })),
      );
      open = Object.assign(connection, {
        viewer: made,
        letGo: () => {
          for (const each of held) each.letGo();
        },
      });
    },
    cut() {
      open?.viewer.leave();
      open?.letGo();
      open = undefined;
    },
    slow(next) {
      isSlow = next;
      if (isSlow || !open) return;
      receive(open.onWay);
      open.onWay = '';
      open.viewer.drained();
    },
  };
}
