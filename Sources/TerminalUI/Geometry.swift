/// Where things lie on the screen.
