import { test } from 'tap';
import { type Platform, platformFault, thisPlatform } from '../../src/commands/platform-fault.ts';

const DEBIAN_12: Platform = { system: 'linux', node: '20.20.2', modules: '115', glibc: '2.36' };
const faultOf = (command: string | undefined, platform: Platform) =>
  platformFault(command, () => platform);
const ON_22 = { node: '22.21.0', modules: '127' };

test('platform: what the HTTP library has a build for may serve', (t) => {
  for (const fits of [
    DEBIAN_12,
    { ...DEBIAN_12, glibc: '2.27' },
    { ...DEBIAN_12, ...ON_22, glibc: '2.38' },
    { ...DEBIAN_12, ...ON_22, glibc: '3.0' },
    { ...DEBIAN_12, node: '24.11.0', modules: '137', glibc: '2.41' },
    { ...DEBIAN_12, ...ON_22, system: 'darwin', glibc: undefined },
  ]) {
    t.equal(faultOf('serve', fits), undefined, JSON.stringify(fits));
  }
  t.end();
});

test('platform: what has none is told what is missing, which is not always Node', (t) => {
  const musl = /needs glibc 2\.27, and this machine has another C library: musl\?/;
  t.match(faultOf('serve', { ...DEBIAN_12, glibc: undefined }), musl);
  const old = faultOf('serve', { ...DEBIAN_12, ...ON_22 });
  t.equal(
    old,
    'On Node 22.21.0 the HTTP library needs glibc 2.38, and this machine has 2.36. ' +
      'Use Node 20 here, or Debian 13.',
  );
  for (const command of ['line-provider', 'bet-maker']) {
    t.match(faultOf(command, { ...DEBIAN_12, ...ON_22 }), /needs glibc 2\.38/);
  }
  t.match(faultOf('serve', { ...DEBIAN_12, glibc: '2.26' }), /Use a newer system\.$/);
  const odd = { ...DEBIAN_12, node: '23.1.0', modules: '131' };
  t.match(faultOf('serve', odd), /no build of the HTTP library for Node 23\.1\.0/);
  t.end();
});

test('platform: commands that open no port run anywhere', (t) => {
  for (const command of ['verify', 'journal', 'admin', 'demo', undefined]) {
    t.equal(faultOf(command, { ...DEBIAN_12, glibc: undefined, modules: '1' }), undefined);
  }
  t.end();
});

test('platform: this machine can run what these tests run on it', (t) => {
  t.equal(faultOf('serve', thisPlatform()), undefined);
  t.end();
});
