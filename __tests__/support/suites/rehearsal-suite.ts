import { deploymentOf } from '../../../rehearsal/deployment';
import { runLoad } from '../../../rehearsal/load';
import { phrasebook } from '../../../rehearsal/phrasebook';
import type { RehearsedService } from '../../../rehearsal/service';
import { setStage } from '../../../rehearsal/stage';
import { Story, tellStory } from '../../../rehearsal/story';
import { storySteps } from '../../../rehearsal/story-steps';
import { builtSkill } from '../../rehearsal/built-skill';
import { stackJson } from '../../rehearsal/terraform-stack';

/**
 * Holds what a service says of itself to be rehearsed: its story and its utterances in every language, and its
 * customers all at once.
 *
 * @param source what is bundled as its skill
 */
export function rehearsalSuite({ api, rehearsal, models }: RehearsedService, source?: string): void {
  let bundle: string;
  beforeAll(async () => {
    bundle = await builtSkill(source);
  });

  const set = (onSkillLine?: (line: string) => void) =>
    setStage({
      saas: api,
      models,
      deployment: deploymentOf('test', stackJson({ scopes: Object.keys(api.scopes) })),
      bundle,
      onSkillLine,
      signInsPerMinute: 100_000,
    });

  describe.each(Object.entries(models))('in %s', (locale, model) => {
    const book = phrasebook(locale, model);

    it('holds the whole story', async () => {
      const lines: string[] = [];
      const stage = await set((line) => lines.push(line));
      const story = new Story(stage, book);
      const results = await tellStory(story, storySteps(rehearsal)).finally(() => stage.close());
      expect(results.filter(({ ok }) => !ok)).toEqual([]);
      expect(results.length).toBeGreaterThan(15);
      expect(lines.length).toBeGreaterThan(0);
      expect(lines.join('\n')).not.toMatch(/eyJ[\w-]+\.eyJ|grace/);
    });

    it('understands every utterance that the page offers', () => {
      const [opening = '', ...others] = book.samples(rehearsal.offered);
      expect(book.understand(opening)).toBe('launch');
      const understood = others.map((sample) => book.understand(sample));
      const offered = rehearsal.offered.map(({ name }) => name);
      expect(understood.map((said) => (typeof said === 'string' ? said : said.name))).toEqual([
        ...offered,
        ...['AMAZON.YesIntent', 'AMAZON.HelpIntent', 'AMAZON.StopIntent'],
      ]);
      expect(others.filter((sample) => sample.includes('{'))).toEqual([]);
    });
  });

  it('answers many customers at once, with faults: each answer is the customer’s own, none is lost', async () => {
    const stage = await set();
    const result = await runLoad(stage, rehearsal.load, {
      customers: 40,
      requests: 400,
      faultShare: 0.05,
      concurrency: 16,
    }).finally(() => stage.close());
    expect(result).toMatchObject({ linked: 40, mixedUp: 0, lost: 0 });
    expect(result.served + result.postponed).toBe(400);
    expect(result.served).toBeGreaterThan(0);
    expect(result.faults).toBeGreaterThan(0);
    expect(result.postponed - result.late).toBeLessThanOrEqual(result.faults);
  });
}
