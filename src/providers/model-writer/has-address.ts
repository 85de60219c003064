const SCHEME = String.raw`\b[a-z][a-z0-9+.-]*:\/\/\S|\b(?:mailto|tel|javascript|data):\S|\bwww\.\S`;
/** `snow.It` is a space that was forgotten, `node.js` a name: only ends that people are sent to, or a path behind it. */
const DOMAIN = String.raw`[\p{L}\p{N}-]+\.(?:com|net|org|info|biz|io|co|me|app|ly|gg|tv|ai|dev|shop|store|online|site|xyz|link|click|top|club|live|example)(?![\p{L}\p{N}-])|[\p{L}\p{N}-]+\.\p{Ll}{2,}\/\S`;
/** Of an account or a mailbox. */
const MENTION = String.raw`[@＠]\s?[\p{L}\p{N}_]`;

const ADDRESS = new RegExp([SCHEME, DOMAIN, MENTION].join("|"), "iu");

/** Whether a text sends people somewhere: a link, a domain, a mailbox, an account. */
export const hasAddress = (text: string): boolean => ADDRESS.test(text);
