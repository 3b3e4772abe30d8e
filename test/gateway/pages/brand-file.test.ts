import { join } from 'node:path';
import { type Test, test } from 'tap';
import { request } from 'undici';
import { readBrand } from '../../../src/gateway/pages/brand.ts';
import { readBrandFile } from '../../../src/gateway/pages/brand-file.ts';
import { brandRoutes } from '../../../src/gateway/pages/brand-routes.ts';
import { startTestServer } from '../support/test-server.ts';

const LIGHT = { accent: '#0b3d91', accentInk: '#ffffff', glow: '#e8eefc', prize: '#7a4d00' };
const DARK = { accent: '#9dc1ff', accentInk: '#06122b', glow: '#10233f', prize: '#f2c14e' };
const WHOLE = {
  name: 'Lotto North',
  colours: { light: LIGHT, dark: DARK },
  logo: 'logo.svg',
  texts: { en: { 'home.next': 'Next at </script> North' } },
  contact: { email: 'help@lotto.example', telephone: '+44 20 7946 0000' },
};

function directory(t: Test, brand: unknown, logo = '<svg/>'): string {
  const text = typeof brand === 'string' ? brand : JSON.stringify(brand);
  return join(t.testdir({ 'brand.json': text, 'logo.svg': logo }), 'brand.json');
}

test('brand: name, colours, logo and texts, as pages take them', async (t) => {
  const brand = readBrandFile(directory(t, WHOLE));
  const { url } = await startTestServer(t, { routes: brandRoutes(brand) });
  const get = async (path: string) => {
    const { statusCode, headers, body } = await request(url + path);
    return { status: statusCode, headers, text: await body.text() };
  };
  t.same(JSON.parse((await get('/brand/brand.json')).text), {
    name: 'Lotto North',
    logo: '/brand/logo',
    texts: WHOLE.texts,
    contact: WHOLE.contact,
  });
  const { text } = await get('/brand/colours.css');
  t.match(text, '--brand-accent: #0b3d91;');
  t.match(text, /scheme: dark\) \{\n:root:root \{\n {2}--brand-accent: #9dc1ff;/);
  const logo = await get('/brand/logo');
  t.equal(logo.headers['content-type'], 'image/svg+xml');
  t.match(logo.headers['content-security-policy'], /default-src 'none'/, 'no script of it runs');
});

test('brand: without a file the pages are ours, and both documents are there', async (t) => {
  const routes = brandRoutes(await readBrand(undefined));
  t.same(
    routes.map(({ path }) => path),
    [
      '/brand/colours.css',
      '/brand/brand.json',
      '/brand/portal.webmanifest',
      '/brand/icon-192.png',
      '/brand/icon-512.png',
      '/brand/icon-maskable-512.png',
    ],
  );
});

test('brand: what is wrong is told in sentences that show no path', (t) => {
  const weak = { ...LIGHT, accent: '#8fb3e8' };
  const cases: [unknown, RegExp][] = [
    ['{', /is not JSON/],
    ['{"name":"a","name":"b"}', /names a member twice/],
    [{}, /must have required property 'name'/],
    [{ name: 'x', font: 'Comic' }, /additional properties.*font/],
    [{ name: 'x\u202e' }, /name must match/],
    [{ name: 'x', contact: { page: 'javascript:alert(1)' } }, /page must match/],
    [{ name: 'x', contact: { telephone: 'ring us' } }, /telephone must match/],
    [{ name: 'x', contact: { email: 'a@b?cc=c@d' } }, /email must match/],
    [
      { name: 'x', colours: { light: LIGHT, dark: { ...DARK, accent: 'red' } } },
      /accent must match/,
    ],
    [{ name: 'x', colours: { light: weak, dark: DARK } }, /light.*hard to read.*2\.\d : 1.*4\.5/],
    [{ name: 'x', logo: 'logo.exe' }, /SVG or PNG/],
    [{ name: 'x', logo: 'other.png' }, /logo is not there/],
  ];
  for (const [brand, fault] of cases) {
    const path = directory(t, brand);
    t.throws(() => readBrandFile(path), { message: fault, code: 'CONFIGURATION' });
  }
  t.throws(() => readBrandFile(directory(t, WHOLE, 'x'.repeat(300_000))), { message: /256 KiB/ });
  t.throws(() => readBrandFile('/nowhere/brand.json'), { message: 'The brand cannot be read.' });
  t.end();
});
