import type { PageLinking } from '../page-state';
import { byId } from './dom';

const home = byId('app-home');
const sheet = byId('app-sheet');
const frame = byId<HTMLIFrameElement>('sign-in');
const who = byId('who');
const asThemselves = byId<HTMLButtonElement>('as-themselves');
const asSomebodyElse = byId<HTMLButtonElement>('as-somebody-else');

/** How long Alexa shows how the linking ended, in milliseconds. */
const endShownMs = 900;

let opener: HTMLElement | null = null;
let linking: PageLinking | undefined;

/** The sign-in in the app. By keyboard: the focus goes into it and comes back, and Escape closes it. */
export function startSignIn(): void {
  byId('close-sheet').addEventListener('click', closeSignIn);
  sheet.addEventListener('keydown', closeOnEscape);
  asThemselves.addEventListener('click', () => show(linking?.url));
  asSomebodyElse.addEventListener('click', () => show(linking?.signedIn?.otherwise));
  frame.addEventListener('load', () => {
    if (sheet.hidden || frame.hidden) return;
    frame.focus();
    // Where it comes back to is of this origin; the sign-in itself tells by a message.
    frame.contentDocument?.addEventListener('keydown', closeOnEscape);
  });
  window.addEventListener('message', ({ source, data }) => {
    if (source === frame.contentWindow && data === 'escape') closeSignIn();
  });
}

/** Opens it. Where somebody is signed in already it asks first who it shall be. @param begin tells the address */
export async function openSignIn(
  begin: () => Promise<PageLinking>,
  onFault: (error: Error) => void,
): Promise<void> {
  opener = document.activeElement instanceof HTMLElement ? document.activeElement : null;
  try {
    linking = await begin();
  } catch (error) {
    return onFault(error as Error);
  }
  sheet.hidden = false;
  home.inert = true;
  if (!linking.signedIn) return show(linking.url);
  frame.hidden = true;
  who.hidden = false;
  byId('signed-in-as').textContent = linking.signedIn.email;
  asThemselves.focus();
}

/** Closes it, when Alexa has shown for a moment how it ended. */
export function endSignIn(): void {
  setTimeout(closeSignIn, sheet.hidden ? 0 : endShownMs);
}

function show(url = 'about:blank'): void {
  who.hidden = true;
  frame.hidden = false;
  frame.src = url;
}

function closeOnEscape({ key }: KeyboardEvent): void {
  if (key === 'Escape') closeSignIn();
}

function closeSignIn(): void {
  if (sheet.hidden) return;
  sheet.hidden = true;
  home.inert = false;
  show();
  // The card that led here may be gone.
  const back = opener?.isConnected ? opener : byId('link');
  back.focus();
}
