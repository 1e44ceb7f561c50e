import { readFileSync } from 'node:fs';
import { checks } from '../../linking/verify/checks/checks';

const page = readFileSync('docs/troubleshooting.md', 'utf8');

it('the page about troubleshooting leads to every check, and to none that is not there', () => {
  const ids = checks.map(({ id }) => id);
  const named = [...page.matchAll(/`([a-z][a-z0-9-]+)`/g)].map(([, name = '']) => name);
  const words = ['state', 'redirect_mismatch', 'token_type', 'expires_in', 'refresh_token'];
  expect(ids.filter((id) => !named.includes(id))).toEqual([]);
  expect(named.filter((name) => !ids.includes(name) && !words.includes(name))).toEqual([]);
});

it('every check says what is asked, what customers see, what to do, and where that is published', () => {
  expect(new Set(checks.map(({ id }) => id)).size).toBe(checks.length);
  for (const { id, asks, customerSees, remedy, source } of checks) {
    expect(id).toMatch(/^[a-z][a-z0-9-]+$/);
    expect(asks).toMatch(/^[A-Z][^?]+\?$/);
    expect(customerSees).toMatch(/[.”]$/);
    expect(remedy).toMatch(/^[A-Z].+\.$/);
    expect(source).toMatch(/^https:\/\//);
  }
});
