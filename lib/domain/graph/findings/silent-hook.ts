import { coversAction } from '../actions.ts';
import { type FindingRule, finding, knownRole } from './finding.ts';

const ANSWER = 'codedeploy:PutLifecycleEventHookExecutionStatus';

/**
 * A function that CodeDeploy asks before or after traffic moves, whose role may not answer: CodeDeploy waits an hour and
 * takes the deployment for failed.
 * @see https://docs.aws.amazon.com/codedeploy/latest/userguide/reference-appspec-file-structure-hooks.html
 */
export const silentHook: FindingRule = ({ world, facts }) =>
  facts
    .filter(({ kind }) => kind === 'invoke')
    .flatMap((fact) => {
      const application = world.find(fact.from, 'deployment-application');
      const hook = application && world.find(fact.to, 'function');
      const known = hook && knownRole(hook, world);
      if (!known) return [];
      if (known.statements.some((each) => each.effect === 'Allow' && coversAction(each, ANSWER))) return [];
      const missing = `${known.role.name}: no statement allows ${ANSWER}`;
      const params = { action: ANSWER, role: known.role.name };
      return [finding('silent-hook', [hook, application], params, fact.says, missing)];
    });
