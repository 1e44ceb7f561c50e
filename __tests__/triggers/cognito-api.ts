import nock from 'nock';

/** A call of Cognito's API, as it came. */
export interface Call {
  readonly operation: string;
  readonly request: Record<string, unknown>;
}

const host = 'https://cognito-idp.eu-west-1.amazonaws.com';

/** Lets Cognito's API answer calls by their operation, as often as they come, and gives what came. */
export function answerCalls(
  answers: Readonly<Record<string, object | ((request: never) => object)>>,
): Call[] {
  const calls: Call[] = [];
  nock(host)
    .persist()
    .post('/')
    .reply(function (_uri, body) {
      const operation = String(this.req.headers['x-amz-target']).split('.')[1] ?? '';
      const request = (typeof body === 'string' ? JSON.parse(body) : body) as Record<string, unknown>;
      calls.push({ operation, request });
      const answer = answers[operation];
      if (answer === undefined) return [400, { __type: 'UnknownOperationException' }];
      const made: object = typeof answer === 'function' ? answer(request as never) : answer;
      return ['__type' in made ? 400 : 200, made];
    });
  return calls;
}
