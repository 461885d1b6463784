import { randomUUID } from 'node:crypto';
import { Logger } from '@aws-lambda-powertools/logger';
import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from 'aws-lambda';
import { makeTableClient } from '../table/client.ts';
import { isThrottle } from '../table/errors.ts';
import { readConfig } from './config.ts';
import { type Failure, httpStatus, type Result, refuse } from './failure.ts';
import { answer, type Services } from './operations.ts';
import { toRequest } from './request.ts';
import { type Answer, toErrorResponse, toResponse } from './response.ts';
import { makeSecretReader } from './secret.ts';
import { makeStore } from './store.ts';

const config = readConfig();
const logger = new Logger({ serviceName: 'api' });
const services: Services = {
  store: makeStore(makeTableClient(), config.tableName),
  cursorKey: makeSecretReader(config.cursorSecretArn),
  now: Date.now,
  newId: randomUUID,
};

/** The REST API of items. */
export async function handler(event: APIGatewayProxyEvent, context: Context): Promise<APIGatewayProxyResult> {
  const { requestId } = event.requestContext;
  logger.resetKeys();
  logger.addContext(context);
  logger.appendKeys({ requestId });

  const started = Date.now();
  const result = await answerOrFail(event);
  const status = result.ok ? result.value.status : httpStatus(result.failure);
  const line = { method: event.httpMethod, path: event.path, status, milliseconds: Date.now() - started };
  if (result.ok) {
    logger.info('answered', { ...line, ...createdItem(result.value) });
    return toResponse(result.value, config.allowedOrigin);
  }
  if (status < 500) logger.warn('refused', { ...line, reason: result.failure });
  return toErrorResponse(result.failure, requestId, config.allowedOrigin);
}

/** No path names what was created: only this line joins the request with the stream record it leaves. */
const createdItem = ({ status, body }: Answer) =>
  status === 201 ? { itemId: (body as { id: string }).id } : {};

async function answerOrFail(event: APIGatewayProxyEvent): Promise<Result<Answer>> {
  try {
    const request = toRequest(event);
    return request.ok ? await answer(request.value, services) : request;
  } catch (error) {
    const failure: Failure = isThrottle(error)
      ? { code: 'busy', message: 'Too many requests at the moment. Try again.' }
      : { code: 'internal', message: 'Something behind the API failed. Try again.' };
    logger.error('failed', {
      method: event.httpMethod,
      path: event.path,
      status: httpStatus(failure),
      error: error as Error,
    });
    return refuse(failure);
  }
}
