import { Age } from '#components/time/age.tsx';
import { PlainText } from '#components/ui/plain-text.tsx';
import { useWords } from '#components/words/use-words.ts';
import { LOGIN_SCOPES } from '#lib/domain/access/token.ts';
import type { Instant } from '#lib/domain/time.ts';

/** The terminal that waits: its code to compare, its own name for its machine, and what it will be able to do. */
export function WaitingDevice(props: {
  readonly code: string;
  readonly machine: string;
  readonly askedAt: Instant;
}) {
  const t = useWords();
  const changes = LOGIN_SCOPES.filter((each) => !each.endsWith(':read'));
  return (
    <>
      <dl className="facts">
        <dt>{t('device.code')}</dt>
        <dd>
          <code className="text-title font-semibold">{props.code}</code>
        </dd>
        <dt>{t('device.machine')}</dt>
        <dd className="[overflow-wrap:anywhere]">
          <PlainText text={props.machine} />
        </dd>
        <dt>{t('device.asked')}</dt>
        <dd>
          <Age at={props.askedAt} plain />
        </dd>
        <dt>{t('device.may')}</dt>
        <dd>{t('device.mayWhat', { changes: changes.map((each) => t(`action.${each}`)).join(', ') })}</dd>
      </dl>
      <p className="max-w-xl text-t2">{t('device.onlyYours')}</p>
    </>
  );
}
