"""What rooms share: the widget base, the palette and pictures here; controls, motion and the host in JavaScript."""

from .palette import COLOURS, style
from .picture import Picture

__all__ = ["COLOURS", "Picture", "style"]
