import { readFileSync } from 'node:fs';
import {
  intentEnvelope,
  launchEnvelope,
  newConversation,
  type Speaker,
  type SpokenIntent,
} from '../../../alexa/envelopes';
import { interactionsOf } from '../../../contracts/consumer/interactions';
import { createMockSaas } from '../../../contracts/consumer/mock-saas';
import { contractFile, generatedContract, type WrittenContract } from '../../../contracts/contract-file';
import { exampleToken } from '../../../contracts/matching';
import type { AnyService } from '../../../skill/any-service';
import { createTables } from '../../../skill/tables';
import { skill } from '../../skill';
import { api } from '../api';
import { english } from '../english';

/** One thing that a customer says, what the skill asks the SaaS for it, and what it says in the end. */
interface Story {
  /** Absent: the skill is opened. */
  readonly intent?: SpokenIntent;
  /** What the skill remembers of the conversation so far. */
  readonly attributes?: Readonly<Record<string, unknown>>;
  /** Descriptions of the contract's interactions, all of which must happen. */
  readonly asks: readonly string[];
  readonly says: string;
}

const morePages = { awaiting: { question: 'hear-more', cursor: 'eyJhZnRlciI6NX0' } };
const candidate = { awaiting: { question: 'is-it-this', candidates: [{ id: 'tsk_1', title: 'Buy milk' }] } };
const nextPage = ['a request for open tasks on the next page'];
const whatElse = english('whatElse');
const lastOne = `${english('listEnd', { count: 1, tasks: ['Send the invoice'] })} ${whatElse}`;

const stories: readonly Story[] = [
  {
    asks: ['a request for the account'],
    says: `${english('welcome', { name: 'Ada', count: 1 })} ${english('whatToDo')}`,
  },
  {
    intent: { name: 'PlanIntent' },
    asks: ['a request for the account'],
    says: [
      english('planName', { plan: 'Team' }),
      english('planUsageOfLimit', { open: 1, count: 100 }),
      english('planRenewal', { renewal: new Date('2026-12-31') }),
    ].join(' '),
  },
  {
    intent: { name: 'TaskListIntent' },
    asks: ['a request for open tasks'],
    says: english('listAll', {
      count: 2,
      tasks: [english('taskDue', { title: 'Buy milk', due: new Date('2026-11-30') }), 'Send the invoice'],
    }),
  },
  { intent: { name: 'MoreIntent' }, attributes: morePages, asks: nextPage, says: lastOne },
  { intent: { name: 'AMAZON.MoreIntent' }, attributes: morePages, asks: nextPage, says: lastOne },
  { intent: { name: 'AMAZON.YesIntent' }, attributes: morePages, asks: nextPage, says: lastOne },
  {
    intent: { name: 'AMAZON.YesIntent' },
    attributes: candidate,
    asks: ['a request to complete a task'],
    says: `${english('completed', { title: 'Buy milk' })} ${whatElse}`,
  },
  {
    intent: { name: 'AddTaskIntent', slots: { task: 'Buy milk' } },
    asks: ['a request to add a task'],
    says: english('added', { title: 'Buy milk' }),
  },
  {
    intent: { name: 'CompleteTaskIntent', slots: { task: 'buy milk' } },
    asks: ['a request for open tasks of which there are more', ...nextPage, 'a request to complete a task'],
    says: english('completed', { title: 'Buy milk' }),
  },
];

/** Intents whose answer needs nothing of the SaaS. */
const withoutSaas = [
  'AMAZON.CancelIntent',
  'AMAZON.FallbackIntent',
  'AMAZON.HelpIntent',
  'AMAZON.NavigateHomeIntent',
  'AMAZON.NoIntent',
  'AMAZON.RepeatIntent',
  'AMAZON.StopIntent',
];

const speaker: Speaker = {
  skillId: 'amzn1.ask.skill.contract',
  userId: 'amzn1.ask.account.CONTRACT',
  locale: 'en-US',
  accessToken: exampleToken,
};

const interactions = interactionsOf(api);
const mockSaas = createMockSaas('handler');

/** The skill reads its settings once, when it starts; each mock server has an address of its own. */
async function skillFor(saasApiUrl: string) {
  process.env.SAAS_API_URL = saasApiUrl;
  process.env.SKILL_ID = speaker.skillId;
  jest.resetModules();
  return (await import('../../../skill/index')).handler;
}

beforeAll(() => {
  jest.spyOn(console, 'log').mockImplementation(() => undefined);
});

describe('the whole skill, from the envelope to the speech:', () => {
  it.each(stories.map((story) => [story.intent?.name ?? 'opening it', story] as const))(
    '%s',
    async (_name, story) => {
      const asked = story.asks.map((description) => {
        const found = interactions.find((one) => one.description === description);
        if (!found) throw new Error(`The contract has no interaction "${description}".`);
        return found;
      });
      const conversation = {
        ...newConversation(),
        ...(story.attributes ? { isNew: false, attributes: story.attributes } : {}),
      };
      const envelope = story.intent
        ? intentEnvelope(speaker, story.intent, conversation)
        : launchEnvelope(speaker, conversation);

      const { response } = await mockSaas(asked, async (url) => (await skillFor(url))(envelope));

      expect(response.outputSpeech).toEqual({ type: 'SSML', ssml: `<speak>${story.says}</speak>` });
    },
  );

  it('every intent is in a story or needs nothing of the SaaS', () => {
    const told = new Set([...stories.flatMap(({ intent }) => intent?.name ?? []), ...withoutSaas]);
    expect([...told].sort()).toEqual([...createTables(skill as unknown as AnyService).intents.keys()].sort());
  });

  it('asks for nothing that the contract does not hold', () => {
    const read = (file: string) => (JSON.parse(readFileSync(file, 'utf8')) as WrittenContract).interactions;
    const contract = read(contractFile);
    const asked = read(generatedContract('handler').file);
    expect(asked.length).toBe(new Set(stories.flatMap(({ asks }) => asks)).size);
    const names = asked.map(({ description }) => description);
    expect(asked).toEqual(contract.filter(({ description }) => names.includes(description)));
  });
});
