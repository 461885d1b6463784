'use client';

import { type AbstractIntlMessages, NextIntlClientProvider } from 'next-intl';
import type { ReactNode } from 'react';
import { CostBar } from '#components/overview/cost-bar.tsx';
import { Panel } from '#components/panel/panel.tsx';
import { PanelSkeleton } from '#components/panel/skeleton.tsx';
import { RunPill, RunWord } from '#components/run/run-pill.tsx';
import { Seal } from '#components/run/seal.tsx';
import { Glyph } from '#components/status/glyph.tsx';
import { StatusPill, StatusWord } from '#components/status/status-pill.tsx';
import { stripAxis } from '#components/strip/strip-axis.ts';
import { StripScale } from '#components/strip/strip-scale.tsx';
import { WatchStrip } from '#components/strip/watch-strip.tsx';
import { Age } from '#components/time/age.tsx';
import { Disabled } from '#components/ui/disabled.tsx';
import { useWords } from '#components/words/use-words.ts';
import { RUN_STATES } from '#lib/domain/deploy/run.ts';
import { VERDICTS } from '#lib/domain/health/health.ts';
import { type Instant, instant } from '#lib/domain/time.ts';
import { Architecture } from './architecture.tsx';
import { Block } from './block.tsx';
import { Charts } from './charts.tsx';
import { Diagnoses } from './diagnosis.tsx';
import { Discovery } from './discovery.tsx';
import { Guides } from './guides.tsx';
import { Holds } from './holds.tsx';
import { LogInsights } from './log-insights.tsx';
import { LogLines } from './log-lines.tsx';
import { LogParts } from './log-parts.tsx';
import { LogSearch } from './log-search.tsx';
import { Notifications } from './notifications.tsx';
import { Overview } from './overview.tsx';
import { Pictures } from './pictures.tsx';
import { Releases } from './releases.tsx';
import { Runs } from './runs.tsx';
import { daySamples, panelSamples } from './samples.ts';
import { Sheets } from './sheets.tsx';
import { Shell } from './shell.tsx';
import { SignIn } from './sign-in.tsx';
import { Tokens } from './tokens.tsx';

/** Development only: every part of the house, in every state, in one theme and language. */
export function Gallery(props: {
  readonly locale: 'en' | 'ja';
  readonly theme: 'dark' | 'light';
  readonly messages: AbstractIntlMessages;
  readonly now: Instant;
}) {
  const { locale, theme, messages, now } = props;
  return (
    <NextIntlClientProvider locale={locale} messages={messages} timeZone="Asia/Tokyo">
      <section lang={locale} className="bg-s1 text-t1" data-theme={theme} aria-label={`${theme} ${locale}`}>
        <h2 className="page-head text-title font-semibold">
          {theme} · {locale}
        </h2>
        <States now={now} />
        <Parts now={now} />
        <Panels now={now} />
        <Charts now={now} />
        <LogParts now={now} />
        <Pictures now={now} />
        <Overview now={now} />
        <Runs now={now} />
        <Holds now={now} />
        <Releases now={now} />
        <Sheets now={now} />
        <Diagnoses now={now} />
        <Tokens now={now} />
        <Discovery now={now} />
        <LogLines now={now} />
        <LogSearch now={now} />
        <LogInsights now={now} />
        <Architecture now={now} />
        <Shell now={now} />
        <SignIn />
        <Guides now={now} />
        <Notifications now={now} />
      </section>
    </NextIntlClientProvider>
  );
}

function States({ now }: { readonly now: Instant }) {
  return (
    <Block title="Status, StatusPill, Glyph, WatchStrip">
      <div className="grid grid-cols-[110px_130px_60px_minmax(0,1fr)] items-center gap-3">
        <span />
        <span />
        <span />
        <StripScale axis={{ now }} />
        {([...VERDICTS, 'deploying'] as const).map((status) => (
          <Row key={status}>
            <StatusPill status={status} />
            <StatusWord status={status} />
            <Glyph status={status} size={18} />
            <WatchStrip
              name={status}
              axis={{ now }}
              samples={daySamples(now, status === 'deploying' ? 'healthy' : status)}
              marks={[{ at: instant(now - 26 * 60_000), number: 409, runId: status }]}
            />
          </Row>
        ))}
        <span>young</span>
        <span />
        <span />
        <WatchStrip
          name="young"
          axis={stripAxis([daySamples(now, 'healthy', 28)[0]?.at], now)}
          samples={daySamples(now, 'healthy', 28)}
          marks={[]}
        />
        <span>none</span>
        <span />
        <span />
        <WatchStrip name="none" axis={{ now }} samples={[]} marks={[]} />
      </div>
    </Block>
  );
}

const Row = ({ children }: { readonly children: ReactNode }) => <>{children}</>;

function Parts({ now }: { readonly now: Instant }) {
  const t = useWords();
  return (
    <>
      <Block title="RunPill, RunWord">
        <div className="flex flex-wrap gap-3">
          {RUN_STATES.map((state) => (
            <span key={state} className="inline-flex items-center gap-2">
              <RunPill state={state} />
              <RunWord state={state} />
            </span>
          ))}
        </div>
      </Block>
      <Block title="Controls, Seal, Disabled, CostBar, Age">
        <div className="flex flex-wrap items-start gap-3">
          <button type="button" className="control control-primary">
            {t('overview.review', { number: 216 })}
          </button>
          <button type="button" className="control">
            {t('deploys.request')}
          </button>
          <button type="button" className="control control-quiet">
            {t('run.pause')}
          </button>
          <button type="button" className="control control-danger">
            {t('run.reject')}
          </button>
          <div className="w-48">
            <Disabled
              label={t('run.approve', { digest: '9f3c1a7e' })}
              reason={t('reasons.approval.own-request')}
            />
          </div>
          <Seal kind="approved" />
          <Seal kind="waiting" />
          <Seal kind="barred" initials="IN" />
          <span className="chip">{t('tool.sam')}</span>
          <div className="w-40">
            <CostBar monthToDate={21} forecast={33} budgetUsd={45} />
            <CostBar monthToDate={40} forecast={60} budgetUsd={45} />
          </div>
          <Age at={instant(now - 9_000)} freshFor={180_000} />
          <Age at={instant(now - 900_000)} freshFor={180_000} />
        </div>
      </Block>
    </>
  );
}

function Panels({ now }: { readonly now: Instant }) {
  const t = useWords();
  return (
    <Block title="Panel">
      <div className="gallery-panels">
        {panelSamples(now).map(([name, reading]) => (
          <Panel
            key={name}
            title={name}
            reading={reading}
            empty={{
              when: (value) => value === '',
              title: t('resources.none'),
              what: t('resources.noneWhat'),
            }}
          >
            {(value) => (
              <div className="flex items-center gap-3 px-5 py-3">
                <b>{value}</b>
                <svg width="120" height="24" aria-hidden="true">
                  <path d="M0 20L30 8L60 14L90 4L120 12" fill="none" stroke="var(--c1)" strokeWidth="1.5" />
                </svg>
              </div>
            )}
          </Panel>
        ))}
        <PanelSkeleton title="loading" height="chart" call="logs:FilterLogEvents" />
      </div>
    </Block>
  );
}
