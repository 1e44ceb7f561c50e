import nock from 'nock';
import { holdTheClock } from '../support/clock-in-hand';
import { type LoadedTrigger, loadTrigger } from './load-trigger';

/**
 * A trigger, loaded anew for each test of a file, with no network but what the test answers. No time limit of it
 * ends by itself.
 */
export function triggerUnderTest(name: string, environment: Readonly<Record<string, string>>): LoadedTrigger {
  let trigger: LoadedTrigger;
  holdTheClock();
  beforeEach(() => {
    nock.disableNetConnect();
    trigger = loadTrigger(name, environment);
  });
  afterEach(() => {
    nock.cleanAll();
    nock.abortPendingRequests();
    jest.restoreAllMocks();
  });
  afterAll(() => nock.restore());
  return {
    handler: (event) => trigger.handler(event),
    get lines() {
      return trigger.lines;
    },
    last: () => trigger.last(),
  };
}
