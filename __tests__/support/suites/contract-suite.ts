import { readFileSync } from 'node:fs';
import { interactionsOf, unaskedAnswers } from '../../../contracts/consumer/interactions';
import {
  contractFile,
  type WrittenContract,
  type WrittenInteraction,
} from '../../../contracts/contract-file';
import { apiDocument } from '../../../contracts/document/openapi';
import { readForm } from '../../../contracts/form';
import { stateValue } from '../../../contracts/matching';
import { commonProblems, problemUri } from '../../../contracts/problems';
import type { ReferencedService } from '../../../contracts/service';
import { statesOf } from '../../../contracts/states';
import { describedDocument } from '../described-document';

const lowerCase = (headers: WrittenInteraction['request']['headers'] = {}) =>
  Object.fromEntries(
    Object.entries(headers).map(([name, values]) => [name.toLowerCase(), values.join(', ')]),
  );

/**
 * Holds the contract of a service to what the service says elsewhere.
 *
 * @param file the written contract
 */
export function contractSuite(service: ReferencedService, file: string = contractFile): void {
  const interactions = interactionsOf(service);
  const { documentedAnswers, operationOf, requestViolations, responseViolations } = describedDocument(
    apiDocument(service),
  );
  const text = readFileSync(file, 'utf8');
  const { interactions: written } = JSON.parse(text) as WrittenContract;
  /** What an interaction is about, by its description: the pact file has no room for it. */
  const meaning = new Map(interactions.map((one) => [one.description, one]));

  describe('the contract covers', () => {
    it('every answer of the API document, but for a service that is down and what the service says it cannot ask', () => {
      const answers = (all: readonly { operation: string; problem?: string | undefined }[]) =>
        all.map(({ operation, problem = 'success' }) => `${operation}: ${problem}`);
      const asked = new Set([...answers(interactions), ...answers(unaskedAnswers(service))]);

      expect(
        answers(documentedAnswers().filter(({ problem }) => problem !== 'unavailable')).filter(
          (answer) => !asked.has(answer),
        ),
      ).toEqual([]);
    });

    it('nothing that it says it does not ask', () => {
      const asked = new Set(interactions.map(({ operation, problem }) => `${operation}: ${problem}`));
      for (const { operation, problem, reason } of unaskedAnswers(service)) {
        expect(asked).not.toContain(`${operation}: ${problem}`);
        expect(reason).toMatch(/\w/);
      }
    });

    it('every problem of the service', () => {
      const seen = new Set(interactions.map(({ problem }) => problem));
      expect(Object.keys(service.problems).filter((name) => !seen.has(name))).toEqual([]);
    });

    it('every state of the catalogue, with parameters as the catalogue says', () => {
      const catalogue = statesOf(service);
      const used = new Set<string>();
      for (const { name, params } of written.flatMap(({ providerStates: states = [] }) => states)) {
        expect({ name, ...catalogue[name]?.params.safeParse(params) }).toMatchObject({ name, success: true });
        used.add(name);
      }
      expect([...used].sort()).toEqual(Object.keys(catalogue).sort());
    });
  });

  describe('the contract agrees with the API document:', () => {
    it.each(written)('$description', ({ description, request, response }) => {
      const { operation, problem } = meaning.get(description) ?? {};
      const { method, path, query = {}, headers, body } = request;
      expect(operationOf(method, path)).toBe(operation);

      const violations = requestViolations({
        method,
        path,
        query: Object.fromEntries(Object.entries(query).map(([name, values]) => [name, values.join(',')])),
        headers: lowerCase(headers),
        body: typeof body?.content === 'string' ? readForm(body.content) : body?.content,
      });
      // Requests that are wrong on purpose: without a token, or with a body that the service has a problem with.
      const purpose =
        problem === 'missing-token'
          ? /^the bearer token is missing$/
          : problem !== undefined && problem === service.reference.shapes[operation ?? '']?.bodyProblem
            ? /^body\//
            : undefined;
      if (purpose) expect(violations).not.toEqual([]);
      expect(violations.filter((one) => !purpose?.test(one))).toEqual([]);

      // Of a problem the contract pins less than the document describes: the rest is filled in.
      const filled = problem
        ? {
            type: problemUri(problem),
            title: 'x',
            status: response.status,
            ...(response.body?.content as object),
          }
        : response.body?.content;
      const answered = {
        ...(problem && { 'content-type': 'application/problem+json' }),
        ...lowerCase(response.headers),
      };
      expect(
        responseViolations({ method, path }, { status: response.status, headers: answered, body: filled }),
      ).toEqual([]);
    });
  });

  describe('the contract is safe to share:', () => {
    it('its token is an example that decodes to nothing', () => {
      const tokens = written.flatMap(({ request }) => request.headers?.Authorization ?? []);
      expect(new Set(tokens)).toEqual(new Set(['Bearer header.payload.signature']));
      expect(text).not.toMatch(/eyJ[\w-]+\.eyJ[\w-]+\./);
    });

    it('every request with a token takes the one that the states give', () => {
      const supplied = written.filter(({ request }) => request.headers?.Authorization);
      const withoutToken = interactions.filter(({ problem }) => problem === 'missing-token');
      expect(supplied.length).toBe(written.length - withoutToken.length);
      for (const { request } of supplied) {
        expect(request).toMatchObject({
          generators: {
            header: {
              Authorization: { type: 'ProviderState', expression: `Bearer ${stateValue('accessToken')}` },
            },
          },
        });
      }
    });
  });

  it('no problem of the service has the name of one that every service has', () => {
    expect(Object.keys(service.problems).filter((name) => Object.hasOwn(commonProblems, name))).toEqual([]);
  });
}
