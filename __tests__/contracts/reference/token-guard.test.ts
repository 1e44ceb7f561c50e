import { createTokenGuard } from '../../../contracts/reference/token-guard';
import { createTokenMint, type TokenMint } from '../../../contracts/reference/token-mint';

let mint: TokenMint;
beforeAll(async () => {
  mint = await createTokenMint({
    userPoolId: 'eu-west-1_Guard',
    clientId: 'guard-client',
    audience: 'https://api.example.com',
  });
});

describe('the token guard', () => {
  it('goes by its own clock, which may run ahead', async () => {
    let ahead = 0;
    const guard = createTokenGuard({ ...mint, now: () => Date.now() + ahead });
    const token = await mint.accessToken({ sub: 'ada', scopes: ['lamp.read'], expiresIn: 600 });

    expect(guard(`Bearer ${token}`, ['lamp.read']).sub).toBe('ada');
    ahead = 601_000;
    expect(() => guard(`Bearer ${token}`, ['lamp.read'])).toThrow('The access token expired');
  });

  it('needs every scope of an operation, not any of them', async () => {
    const guard = createTokenGuard(mint);
    const one = await mint.accessToken({ sub: 'ada', scopes: ['lamp.read'] });
    const both = await mint.accessToken({ sub: 'ada', scopes: ['lamp.read', 'lamp.write'] });

    expect(() => guard(`Bearer ${one}`, ['lamp.read', 'lamp.write'])).toThrow('insufficient-scope');
    expect(guard(`Bearer ${both}`, ['lamp.read', 'lamp.write']).sub).toBe('ada');
  });
});
