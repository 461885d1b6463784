import { expect, it } from 'vitest';
import { registriesOf } from './registries.ts';

const PIP = `[global]
index-url = https://packages.example.org/pypi/simple
extra-index-url =
    https://other.example.org:8443/simple
    file:///opt/pypi/simple
# find-links = /not/this
find-links = /opt/wheels
timeout = 60
`;
const NPM = `registry=https://npm.example.org/
@team:registry=http://registry.example.net/npm
//npm.example.org/:_authToken=secret
cache=/home/somebody/.npm
`;

it('names the hosts and folders of pip’s and npm’s own configuration, and nothing else that it says', () => {
  const found = registriesOf({
    variables: { PIP_INDEX_URL: 'https://by-variable.example.org/simple', PIP_TIMEOUT: '60' },
    files: [
      { path: '/etc/pip.conf', text: PIP },
      { path: '/root/.npmrc', text: NPM },
    ],
  });
  expect(found.hosts.slice(3)).toEqual([
    'by-variable.example.org',
    'packages.example.org',
    'other.example.org:8443',
    'npm.example.org',
    'registry.example.net:80',
  ]);
  expect(found.folders).toEqual(['/opt/pypi/simple', '/opt/wheels']);
  expect(found.files).toEqual(['/etc/pip.conf', '/root/.npmrc']);
});

it('is everybody’s registries where nothing is configured', () => {
  expect(registriesOf({ variables: {}, files: [] })).toMatchObject({
    hosts: ['pypi.org', 'files.pythonhosted.org', 'registry.npmjs.org'],
    folders: [],
  });
});
