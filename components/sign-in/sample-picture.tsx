import { Check, Database, Globe, Users, Zap } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { CostBar } from '#components/overview/cost-bar.tsx';
import { Glyph } from '#components/status/glyph.tsx';
import { Question } from './question.tsx';
import { SampleStrip } from './sample-strip.tsx';

/** What Yagura answers, in its own drawings: the same in every installation, so that nothing is told before somebody is known. */
export function SamplePicture() {
  const t = useTranslations();
  return (
    <div className="sign-in-picture" role="img" aria-label={t('signIn.picture.alt')}>
      <p className="sign-in-sample">{t('signIn.picture.sample')}</p>
      <Question asked={t('signIn.picture.healthy')}>
        <p className="flex items-center gap-2 font-semibold text-healthy-ink">
          <Glyph status="healthy" /> {t('signIn.picture.again')}
        </p>
        <SampleStrip />
        <p className="mt-1 text-second text-t3">{t('signIn.picture.rolled')}</p>
      </Question>
      <div className="sign-in-rest">
        <Question asked={t('signIn.picture.made')}>
          <Parts clients={t('signIn.picture.clients')} />
          <p className="mt-2 text-second text-t3">{t('signIn.picture.drawn')}</p>
        </Question>
        <Question asked={t('signIn.picture.cost')}>
          <Cost />
          <p className="mt-1 text-second text-t3">{t('signIn.picture.price')}</p>
        </Question>
        <Question asked={t('signIn.picture.may')}>
          <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
            {(['plan', 'approved', 'apply', 'checked'] as const).map((each) => (
              <span key={each} className="inline-flex items-center gap-1.5 font-medium">
                {each === 'approved' ? (
                  <span className="sign-in-seal">
                    <Check size={10} />
                  </span>
                ) : (
                  <Glyph status="healthy" />
                )}
                {t(`signIn.picture.${each}`)}
              </span>
            ))}
          </div>
          <p className="mt-1 text-second text-t3">{t('signIn.picture.ran')}</p>
        </Question>
      </div>
    </div>
  );
}

function Parts({ clients }: { readonly clients: string }) {
  return (
    <div className="sign-in-parts">
      <Part icon={<Users size={22} />} name={clients} />
      <Line figure="19/min" />
      <Part icon={<Globe size={22} />} name="api" note="API Gateway" />
      <Line figure="0.4 %" trouble />
      <Part icon={<Zap size={22} />} name="api" note="Lambda" />
      <Line figure="6 ms" />
      <Part icon={<Database size={22} />} name="data" note="DynamoDB" />
    </div>
  );
}

function Part(props: { readonly icon: ReactNode; readonly name: string; readonly note?: string }) {
  return (
    <div className="sign-in-part">
      <span className="sign-in-icon">{props.icon}</span>
      <span className="font-semibold">{props.name}</span>
      <span className="text-label text-t3">{props.note ?? ' '}</span>
    </div>
  );
}

function Line({ figure, trouble = false }: { readonly figure: string; readonly trouble?: boolean }) {
  return <span className={`sign-in-line ${trouble ? 'text-degraded-ink' : 'text-t2'}`}>{figure}</span>;
}

function Cost() {
  const t = useTranslations();
  const figures = [
    ['$69.24', t('cost.monthToDate')],
    ['$76.80', t('cost.forecast')],
    ['$120', t('signIn.picture.budget')],
  ] as const;
  return (
    <>
      <p className="flex flex-wrap gap-x-6">
        {figures.map(([amount, word], at) => (
          <span key={word}>
            <b className={`text-title ${at === 0 ? '' : 'text-t2'}`}>{amount}</b>{' '}
            <span className="text-second text-t3">{word}</span>
          </span>
        ))}
      </p>
      <CostBar monthToDate={69.24} forecast={76.8} budgetUsd={120} />
    </>
  );
}
