"""An embedded Microsoft cloud to practise with: sign-in pages, tokens, Graph's online meetings."""
