"""Who says so: attributions in a sentence, speech that goes on over sentences, texts that are somebody's own."""
