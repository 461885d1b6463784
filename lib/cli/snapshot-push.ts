import { pushSnapshot } from '#lib/commands/snapshots/push.ts';
import { maskerOf } from '#lib/domain/masking.ts';
import { MOST_PUSHED_BYTES } from '#lib/domain/membership/pushed.ts';
import { toIso } from '#lib/domain/time.ts';
import { type PushedKind, pushedState } from '#lib/terraform/json/pushed-state.ts';
import { reasonWords } from '#lib/words/reason.ts';
import { translator } from '#lib/words/translate.ts';
import type { CliContext } from './context.ts';
import { EXIT, type ExitCode } from './output.ts';

export type SnapshotWish = {
  readonly environment: string;
  /** As `watch.pushed` names it. */
  readonly name: string;
  readonly kind: PushedKind;
  /** What `terraform show -json` has written. */
  readonly text: string;
};

/** Masks a state here and gives the portal what is left of it. */
export async function pushStateSnapshot(context: CliContext, wish: SnapshotWish): Promise<ExitCode> {
  const { ask, out } = context;
  const t = translator('en');
  const read = pushedState(wish.text, wish.kind, maskerOf());
  if (!read.ok) {
    out.progress(t(`reasons.snapshots.${read.error}`));
    return EXIT.usage;
  }
  const { state, terraformVersion } = read.value;
  const bytes = Buffer.byteLength(JSON.stringify(state));
  if (bytes > MOST_PUSHED_BYTES) {
    out.progress(t('reasons.snapshots.too-large', { bytes, most: MOST_PUSHED_BYTES }));
    return EXIT.failed;
  }
  const environment = await context.environment(wish.environment);
  const answer = await ask(pushSnapshot, { environment, name: wish.name, terraformVersion, state });
  if (!answer.ok) {
    out.progress(reasonWords(t, answer.error));
    return EXIT.failed;
  }
  const { pushedAt, resources } = answer.value;
  out.line(`${environment}: ${wish.name}, ${resources} resources, ${toIso(pushedAt)}`);
  out.result(answer.value);
  return EXIT.ok;
}
