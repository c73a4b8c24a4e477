"""Pure calculations: frames in, frames out."""
