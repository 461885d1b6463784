import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { readConfig } from './config.ts';
import { greet } from './greeting.ts';
import { logLine } from './log.ts';

const { logLevel } = readConfig();

/** `GET /hello` of the HTTP API, payload format 2.0. */
export async function handler(
  event: APIGatewayProxyEventV2,
  context: Context,
): Promise<APIGatewayProxyStructuredResultV2> {
  const requestId = event.requestContext.requestId;
  const answer = greet({ name: event.queryStringParameters?.name, path: event.rawPath, requestId });
  const line = logLine(
    {
      level: answer.status === 200 ? 'INFO' : 'WARN',
      message: 'answered',
      functionRequestId: context.awsRequestId,
      fields: { requestId, path: event.rawPath, status: answer.status },
    },
    logLevel,
  );
  if (line) console.log(line);
  return {
    statusCode: answer.status,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(answer.body),
  };
}
