import { isRecord, own } from '#lib/domain/graph/spelling.ts';
import type { Attributes } from '../template-attributes.ts';
import { type Called, permission } from './called.ts';
import { logicalIdIn, type Parts, type Route } from './parts.ts';

/** A route of the API that is named, or of the one that SAM makes for the template. */
export function apiEvent(called: Called, id: string, http: boolean, event: Attributes): Parts {
  const given = event[http ? 'ApiId' : 'RestApiId'];
  const usual = http ? 'ServerlessHttpApi' : 'ServerlessRestApi';
  const api = given === undefined ? usual : logicalIdIn(given);
  if (api === undefined) return { resources: {} };
  const route: Route = {
    api,
    http,
    path: typeof event.Path === 'string' ? event.Path : http ? '$default' : '/',
    method: String(own(event, 'Method') ?? 'any').toLowerCase(),
    integration: called.kind === 'machine' ? startsMachine(called, http) : callsFunction(called),
    ...(isRecord(event.Auth) && typeof event.Auth.Authorizer === 'string'
      ? { authorizer: event.Auth.Authorizer }
      : {}),
  };
  const source = {
    'Fn::Sub': `arn:\${AWS::Partition}:execute-api:\${AWS::Region}:\${AWS::AccountId}:\${${api}}/*`,
  };
  return {
    resources:
      called.kind === 'function'
        ? { [`${id}Permission`]: permission(called, 'apigateway.amazonaws.com', source) }
        : {},
    routes: [route],
  };
}

const GATEWAY = `arn:\${AWS::Partition}:apigateway:\${AWS::Region}`;

const callsFunction = ({ logicalId }: Called): Attributes => ({
  type: 'aws_proxy',
  uri: { 'Fn::Sub': `${GATEWAY}:lambda:path/2015-03-31/functions/\${${logicalId}.Arn}/invocations` },
});

const startsMachine = ({ logicalId }: Called, http: boolean): Attributes => {
  const machine = { 'Fn::Sub': `\${${logicalId}}` };
  return http
    ? {
        type: 'aws_proxy',
        integrationSubtype: 'StepFunctions-StartExecution',
        requestParameters: { StateMachineArn: machine },
      }
    : {
        type: 'aws',
        uri: { 'Fn::Sub': `${GATEWAY}:states:action/StartExecution` },
        requestTemplates: { 'application/json': { 'Fn::Sub': `{"stateMachineArn": "\${${logicalId}}"}` } },
      };
};
