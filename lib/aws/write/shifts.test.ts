// Answers are samples built from the service model of the AWS SDK 3.1133, November 2026: the embedded cloud has no CodeDeploy.
import { expect, it } from 'vitest';
import { instant } from '#lib/domain/time.ts';
import { answeringClients, sdkError } from '../answering-clients.ts';
import { shiftsSince } from './shifts.ts';

const PLACE = { application: 'shop-App', group: 'shop-Group' };

it('says of each deployment since then how much of the traffic the new version answers', async () => {
  const { aws } = answeringClients({
    'codedeploy:ListDeployments': () => ({ deployments: ['d-1'] }),
    'codedeploy:GetDeployment': () => ({ deploymentInfo: { status: 'InProgress' } }),
    'codedeploy:ListDeploymentTargets': () => ({ targetIds: ['shop:live'] }),
    'codedeploy:BatchGetDeploymentTargets': () => ({
      deploymentTargets: [
        {
          deploymentTargetType: 'LambdaTarget',
          lambdaTarget: {
            lambdaFunctionInfo: {
              ...{ functionName: 'shop', functionAlias: 'live', currentVersion: '3', targetVersion: '4' },
              targetVersionWeight: 0.1,
            },
          },
        },
      ],
    }),
  });
  expect(await shiftsSince(aws, PLACE, instant(0))).toEqual({
    ok: true,
    value: [{ deployment: 'd-1', status: 'InProgress', functionName: 'shop', alias: 'live', percent: 10 }],
  });
});

it('knows no share before AWS names a target, and is denied, not none, where the role may not ask', async () => {
  const early = answeringClients({
    'codedeploy:ListDeployments': () => ({ deployments: ['d-1'] }),
    'codedeploy:GetDeployment': () => ({ deploymentInfo: { status: 'Created' } }),
    'codedeploy:ListDeploymentTargets': () => ({}),
  });
  expect(await shiftsSince(early.aws, PLACE, instant(0))).toMatchObject({
    value: [{ deployment: 'd-1', status: 'Created' }],
  });
  const denied = answeringClients({
    'codedeploy:ListDeployments': () => {
      throw sdkError(
        'AccessDeniedException',
        'User: x is not authorized to perform: codedeploy:ListDeployments',
      );
    },
  });
  expect(await shiftsSince(denied.aws, PLACE, instant(0))).toMatchObject({
    ok: false,
    error: { kind: 'denied' },
  });
});
