export type ChildSettings = {
  readonly path: string;
  /** A folder of the step's own: no `.terraformrc`, no `.aws` of the machine's user. */
  readonly home: string;
  readonly temporary: string;
  readonly dataDir: string;
  readonly cliConfig: string | undefined;
  readonly region: string;
  readonly endpoint: string | undefined;
  /** Tokens of hosts where the state is, by the variables that Terraform looks them up in. */
  readonly tokens?: Readonly<Record<string, string>>;
};

/**
 * The whole environment of a Terraform process, built from nothing: a plan runs code of the commit, and what is
 * not in here it cannot read. No key of AWS is in it: they come from an endpoint of the step. The metadata address is off,
 * so that no role of the machine stands in.
 */
export function childEnvironment(settings: ChildSettings): Record<string, string> {
  const { endpoint, cliConfig } = settings;
  return {
    PATH: settings.path,
    HOME: settings.home,
    TMPDIR: settings.temporary,
    TF_DATA_DIR: settings.dataDir,
    TF_IN_AUTOMATION: '1',
    TF_INPUT: '0',
    CHECKPOINT_DISABLE: '1',
    ...(cliConfig ? { TF_CLI_CONFIG_FILE: cliConfig } : {}),
    AWS_REGION: settings.region,
    AWS_EC2_METADATA_DISABLED: 'true',
    ...(endpoint ? { AWS_ENDPOINT_URL: endpoint } : {}),
    ...settings.tokens,
  };
}
