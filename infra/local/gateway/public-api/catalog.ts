import type { RootClient } from '../root-client.ts';

export interface ApiStage {
  readonly kind: 'rest' | 'http';
  readonly apiId: string;
  readonly apiName: string;
  /** `$default`, or the first part of the path. */
  readonly stage: string;
  readonly accessLog: { readonly group: string; readonly format: string } | undefined;
}

interface Known {
  readonly kind: 'rest' | 'http';
  readonly name: string;
  readonly stages: readonly StageOutput[];
  readonly until: number;
}

interface StageOutput {
  readonly stageName: string;
  readonly accessLogSettings?: { readonly destinationArn?: string; readonly format?: string };
}

/** A change of an API is seen this late. */
const KEPT_MS = 10_000;

/** Names and access logs of APIs, asked of MiniStack and kept for a while. */
export class ApiCatalog {
  readonly #root: RootClient;
  readonly #known = new Map<string, Known>();

  constructor(root: RootClient) {
    this.#root = root;
  }

  /** Undefined when there is no such API or no such stage. */
  async stageOf(apiId: string, path: string): Promise<ApiStage | undefined> {
    const api = await this.#api(apiId);
    const first = path.split('/')[1] ?? '';
    const stage =
      api?.stages.find(({ stageName }) => stageName === first) ??
      api?.stages.find(({ stageName }) => stageName === '$default');
    return api && stage
      ? { kind: api.kind, apiId, apiName: api.name, stage: stage.stageName, accessLog: logOf(stage) }
      : undefined;
  }

  async #api(apiId: string): Promise<Known | undefined> {
    const known = this.#known.get(apiId);
    if (known && known.until > Date.now()) return known;
    const found = (await this.#rest(apiId)) ?? (await this.#http(apiId));
    if (found) this.#known.set(apiId, found);
    else this.#known.delete(apiId);
    return found;
  }

  async #rest(apiId: string): Promise<Known | undefined> {
    const api = await this.#root.get('apigateway', `/restapis/${apiId}`);
    if (!api) return undefined;
    const stages = (await this.#root.get('apigateway', `/restapis/${apiId}/stages`))?.item as
      | StageOutput[]
      | undefined;
    return { kind: 'rest', name: String(api.name), stages: stages ?? [], until: Date.now() + KEPT_MS };
  }

  async #http(apiId: string): Promise<Known | undefined> {
    const api = await this.#root.get('apigateway', `/v2/apis/${apiId}`);
    if (!api) return undefined;
    const stages = (await this.#root.get('apigateway', `/v2/apis/${apiId}/stages`))?.items as
      | StageOutput[]
      | undefined;
    return { kind: 'http', name: String(api.name), stages: stages ?? [], until: Date.now() + KEPT_MS };
  }
}

function logOf({ accessLogSettings }: StageOutput): ApiStage['accessLog'] {
  const group = /:log-group:([^:]+)/.exec(accessLogSettings?.destinationArn ?? '')?.[1];
  return group && accessLogSettings?.format ? { group, format: accessLogSettings.format } : undefined;
}
