import { readLocalEnvironment } from './env.ts';
import { startLocalCloud } from './start.ts';

// The embedded cloud by itself, for work on Terraform and functions:
//   YAGURA_LOCAL_STATE=… YAGURA_LOCAL_PYTHON=… YAGURA_LOCAL_PORT=… node infra/local/main.ts

const { stateDir, python, port } = readLocalEnvironment();
if (!stateDir || !python) {
  console.error(
    'Set YAGURA_LOCAL_STATE to a folder for state and YAGURA_LOCAL_PYTHON to a Python that has MiniStack.',
  );
  process.exit(2);
}

try {
  const cloud = await startLocalCloud({
    stateDir,
    python,
    port,
    nodeBin: process.execPath,
    log: console.error,
  });
  console.log(
    JSON.stringify({
      endpoint: cloud.endpoint,
      control: cloud.controlEndpoint,
      region: cloud.region,
      freshState: cloud.freshState,
      stateIsOlderThanDeployed: cloud.stateIsOlderThanDeployed,
    }),
  );
  const fail = (error: unknown) => {
    console.error(error);
    process.exit(1);
  };
  const stop = () => {
    cloud.stop().then(() => process.exit(0), fail);
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  cloud.ended.then(stop, fail);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
