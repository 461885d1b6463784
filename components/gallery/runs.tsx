import { DeploysView } from '#components/deploys/deploys-view.tsx';
import { EnvironmentNowPanel } from '#components/deploys/environment-now.tsx';
import { RequestForm } from '#components/deploys/request-form.tsx';
import { OutsideNote } from '#components/outside/outside-note.tsx';
import { BeforeAfter } from '#components/run/before-after.tsx';
import { NewErrors } from '#components/run/new-errors.tsx';
import { PlanTree } from '#components/run/plan-tree.tsx';
import { ReviewApproval } from '#components/run/review-approval.tsx';
import { ReviewPart } from '#components/run/review-part.tsx';
import { ReviewStory } from '#components/run/review-story.tsx';
import { ReviewTitle } from '#components/run/review-title.tsx';
import { type RunActs, RunSheet } from '#components/run/run-sheet.tsx';
import { RunsOfDeployment } from '#components/run/runs-of-deployment.tsx';
import { WhyNamedPanel } from '#components/run/why-named.tsx';
import { RUN_STATES } from '#lib/domain/deploy/run.ts';
import { ROWS_STEP } from '#lib/domain/listed.ts';
import { type Instant, minus, minutes } from '#lib/domain/time.ts';
import { afterSamples, metricsOfRelease } from './after-samples.ts';
import { Block, Sample } from './block.tsx';
import { requestedRun, rowSamples } from './board-samples.ts';
import { componentSamples, refSamples, runsOf } from './component-samples.ts';
import { afterErrorSamples, whySample } from './error-samples.ts';
import { outsideSamples } from './outside-samples.ts';
import { reviewSamples } from './review-samples.ts';
import { runSamples } from './run-samples.ts';
import { runStates } from './run-states.ts';

const refused = async () => ({ refused: 'sample' });
const notSigned = async () => ({ fields: {} });
const ACTS: RunActs = {
  ...{ prepare: notSigned, approve: refused, reject: refused, cancel: refused, cancelUpdate: refused },
  ...{ continueRollback: refused, close: refused, breakGlass: refused, takeOver: refused },
};

/** The queue and history, a request, and the page of a run in its states. */
export function Runs({ now }: { readonly now: Instant }) {
  const [, , failing] = rowSamples(now);
  const runs = RUN_STATES.map((state, index) => requestedRun(now, 400 + index, state));
  const broken = afterSamples(now).find(([name]) => name === 'succeeded, then broke')?.[1];
  const view = {
    people: ['demo-infra'],
    components: ['application', 'infrastructure'],
    environments: ['items/dev', 'items/prod'],
    here: '/deploys',
    outside: outsideSamples(now),
  } as const;
  return (
    <>
      <Block title="DeploysView, DeploysTable, OutsideTable, OutsideNote, HistoryFilters">
        {view.outside.map((each) => (
          <p key={each.thing}>
            <OutsideNote change={each} />
          </p>
        ))}
        <DeploysView
          {...view}
          open={runs.slice(5, 8).map((each, at) => (at === 1 ? { ...each, held: 'freeze' as const } : each))}
          page={{
            runs: runs.map((each, at) => (at === 9 ? { ...each, brokeGlass: true as const } : each)),
            next: 400,
          }}
          filter={{}}
        />
        <DeploysView {...view} open={[]} page={{ runs: [] }} filter={{ lane: 'application' }} />
      </Block>
      <Block title="ReviewTitle, ReviewStory, ReviewPart, ReviewApproval, AheadNote, HandoffBreaks, PlanCounts">
        {reviewSamples(now).map((review, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: samples have no identity
          <Sample key={index} name={`review ${index + 1}`}>
            <ReviewTitle review={review} />
            <div className="review-columns">
              <div className="min-w-0">
                <ReviewStory review={review} />
                {review.parts.map((part, place) => (
                  <ReviewPart key={part.run.id} part={part} place={place + 1} most={ROWS_STEP} />
                ))}
              </div>
              <aside>
                <ReviewApproval review={review} approve={refused} />
              </aside>
            </div>
          </Sample>
        ))}
      </Block>
      <Block title="RequestForm, EnvironmentNowPanel">
        {componentSamples().map((environment) => (
          <div key={environment.key} className="request-columns">
            <RequestForm
              environments={[environment]}
              named={false}
              chosen={environment.key}
              refs={refSamples(now)}
              prepare={notSigned}
              action={refused}
            />
            <EnvironmentNowPanel
              environment={environment}
              now={{
                ...{ health: failing?.health, open: runs.slice(4, 6) },
                deployed: environment.components.map(({ name, tool }, index) => ({
                  component: { name, tool },
                  ...(index % 3 === 0 ? { last: requestedRun(now, 7 + index, 'succeeded') } : {}),
                })),
              }}
            />
          </div>
        ))}
        <div className="request-columns">
          <RequestForm
            {...{ environments: [], named: true, chosen: 'items/prdo', refs: {} }}
            prepare={notSigned}
            action={refused}
          />
        </div>
      </Block>
      <Block title="RunsOfDeployment, ComponentName, ComponentChoice">
        {componentSamples().map(({ key, components }) => (
          <Sample key={key} name={`${components.length}`}>
            <RunsOfDeployment here="r2" runs={runsOf(now, components)} />
          </Sample>
        ))}
      </Block>
      {[...runSamples(now), ...runStates(now), ...afterSamples(now)].map(([name, page]) => (
        <Block key={name} title={`RunPage: ${name}`}>
          <RunSheet
            {...{ page, now }}
            you="demo-infra"
            most={ROWS_STEP}
            acts={ACTS}
            since={<BeforeAfter page={page} reading={metricsOfRelease(now)} now={now} />}
          />
        </Block>
      ))}
      <Block title="NewErrors, WhyNamedPanel">
        {broken &&
          afterErrorSamples(now).map(([name, reading]) => {
            const why = whySample(broken, reading);
            return (
              <Sample key={name} name={name}>
                <div className="after-errors">
                  <NewErrors
                    page={broken}
                    reading={reading}
                    range={{ from: minus(now, minutes(19)), to: now }}
                  />
                  {why && <WhyNamedPanel page={broken} why={why} />}
                </div>
              </Sample>
            );
          })}
      </Block>
      <Block title="PlanTree without a plan">
        {(['planning', 'failed', 'cancelled', 'no-change'] as const).map((state) => (
          <Sample key={state} name={state}>
            <PlanTree plan={undefined} state={state} most={ROWS_STEP} />
          </Sample>
        ))}
      </Block>
    </>
  );
}
