/** How a login talks with a person, whatever they sit at. */
export interface LoginTalk {
  /** Beside the answer: where to go, what went wrong with what they pasted. */
  tell: (text: string) => void;
  /** Undefined: nobody can be asked. Throws `cancelled`. */
  ask: ((question: string, isSecret: boolean) => Promise<string>) | undefined;
  /** What they paste meanwhile, line by line, until `stop` fires; ends at once where nothing can come. */
  pasted: (stop: AbortSignal) => AsyncIterable<string>;
}
