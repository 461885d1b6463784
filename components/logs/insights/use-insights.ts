'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import type { ScanEstimate } from '#lib/domain/logs/insights/estimate.ts';
import { type InsightsResult, isOver } from '#lib/domain/logs/insights/run.ts';
import type { Reading } from '#lib/domain/reading.ts';
import { type Instant, instant } from '#lib/domain/time.ts';
import { type RunAsk, runResult, startRun, stopRun } from './ask-insights.ts';

/** A query on its way: what was asked, and what has come of it. */
export type CurrentRun = {
  readonly ask: RunAsk;
  readonly id?: string;
  readonly startedAt: Instant;
  readonly reading?: Reading<InsightsResult>;
};

export type Insights = {
  readonly run: CurrentRun | undefined;
  /** A scan that costs more than is started without asking. */
  readonly question: { readonly ask: RunAsk; readonly estimate: ScanEstimate } | undefined;
  /** A word of the query that names a secret. */
  readonly refused: string | undefined;
  readonly start: (ask: RunAsk) => void;
  readonly stop: () => void;
  readonly forget: () => void;
};

const ASK_EVERY_MS = 1_000;

/** Starts a query, asks how far it is until it has ended, and stops it. A result stays until the next one begins. */
export function useInsights(environment: EnvironmentKey): Insights {
  const [run, setRun] = useState<CurrentRun>();
  const [question, setQuestion] = useState<Insights['question']>();
  const [refused, setRefused] = useState<string>();
  const turn = useRef(0);

  const start = useCallback(
    (ask: RunAsk) => {
      const mine = ++turn.current;
      setRefused(undefined);
      setQuestion(undefined);
      void startRun(environment, ask).then((started) => {
        if (turn.current !== mine) return;
        if (started.kind === 'asks') return setQuestion({ ask, estimate: started.estimate });
        if (started.kind === 'secret') return setRefused(started.word);
        const startedAt = instant(Date.now());
        const { id } = started;
        if (id.state === 'failed') {
          const { failure, since, tries } = id;
          setRun({ ask, startedAt, reading: { state: 'failed', failure, since, tries } });
        } else setRun({ ask, startedAt, id: id.value });
      });
    },
    [environment],
  );

  const id = run?.id;
  const over =
    run?.reading?.state === 'failed' || (run?.reading?.state === 'ready' && isOver(run.reading.value.state));
  useEffect(() => {
    if (id === undefined || over) return;
    let ended = false;
    let timer: ReturnType<typeof setTimeout>;
    const look = () => {
      void runResult(environment, id).then((reading) => {
        if (ended) return;
        setRun((before) => (before?.id === id ? { ...before, reading } : before));
        if (reading.state === 'ready' && !isOver(reading.value.state)) timer = setTimeout(look, ASK_EVERY_MS);
      });
    };
    look();
    return () => {
      ended = true;
      clearTimeout(timer);
    };
  }, [environment, id, over]);

  const stop = useCallback(() => {
    if (id !== undefined) void stopRun(environment, id);
  }, [environment, id]);
  return { run, question, refused, start, stop, forget: () => setQuestion(undefined) };
}
